/** The functions of the WebAssembly modules: bindings/wasm/embind.cpp says what each takes and gives. */
export interface Exports {
  inputAddress(): number;
  makeRoom(bytes: number): void;
  validatePacked(textBytes: number, tokens: number): number;
  validateText(textBytes: number, bodyBytes: number, tokens: number): number;
  wipe(): void;
}

/** What dossier-forms.wasm has beyond that: see bindings/wasm/embind_forms.cpp. */
export interface FormExports {
  planOf(typeBytes: number, countryBytes: number): number;
  lookOn(stateBytes: number, pieceBytes: number): number;
  fileReport(nameBytes: number, stateBytes: number, unreadHigh: number, unreadLow: number): number;
}
