-- AlterTable
ALTER TABLE "board" ADD COLUMN     "template" TEXT NOT NULL DEFAULT 'blank';
