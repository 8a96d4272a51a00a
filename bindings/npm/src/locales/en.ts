/** English: `import { en } from "dossier-check/locales/en"`. */
export { en } from "../generated/en.js";
