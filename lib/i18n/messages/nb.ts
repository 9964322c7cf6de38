import type { Messages } from './en'
import authErrors from './nb/authErrors.json'
import board from './nb/board.json'
import boardFile from './nb/boardFile.json'
import canvas from './nb/canvas.json'
import cards from './nb/cards.json'
import cluster from './nb/cluster.json'
import common from './nb/common.json'
import errors from './nb/errors.json'
import exports from './nb/exports.json'
import finding from './nb/finding.json'
import gateway from './nb/gateway.json'
import home from './nb/home.json'
import importing from './nb/import.json'
import judgements from './nb/judgements.json'
import lenses from './nb/lenses.json'
import lensView from './nb/lensView.json'
import meters from './nb/meters.json'
import newBoard from './nb/newBoard.json'
import outline from './nb/outline.json'
import ownLens from './nb/ownLens.json'
import palette from './nb/palette.json'
import paste from './nb/paste.json'
import presence from './nb/presence.json'
import relations from './nb/relations.json'
import saved from './nb/saved.json'
import setup from './nb/setup.json'
import signIn from './nb/signIn.json'

export const nb = {
  authErrors,
  board,
  canvas,
  boardFile,
  cards,
  cluster,
  common,
  errors,
  exports,
  finding,
  gateway,
  home,
  import: importing,
  judgements,
  lenses,
  lensView,
  meters,
  newBoard,
  outline,
  palette,
  paste,
  ownLens,
  presence,
  relations,
  saved,
  setup,
  signIn,
} satisfies Messages
