import authErrors from './en/authErrors.json'
import board from './en/board.json'
import boardFile from './en/boardFile.json'
import canvas from './en/canvas.json'
import cards from './en/cards.json'
import cluster from './en/cluster.json'
import common from './en/common.json'
import errors from './en/errors.json'
import exports from './en/exports.json'
import finding from './en/finding.json'
import gateway from './en/gateway.json'
import home from './en/home.json'
import importing from './en/import.json'
import judgements from './en/judgements.json'
import lenses from './en/lenses.json'
import lensView from './en/lensView.json'
import meters from './en/meters.json'
import newBoard from './en/newBoard.json'
import outline from './en/outline.json'
import ownLens from './en/ownLens.json'
import palette from './en/palette.json'
import paste from './en/paste.json'
import presence from './en/presence.json'
import relations from './en/relations.json'
import saved from './en/saved.json'
import setup from './en/setup.json'
import signIn from './en/signIn.json'

/** English is the source: its keys are the keys that the interface may ask for. */
export const en = {
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
}

export type Messages = typeof en
