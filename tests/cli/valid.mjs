// The contract's example as the tool takes it, and the report on it.
import { exampleBody } from "../harness/example.mjs";

export const valid = JSON.stringify(exampleBody());
export const validReport = '{"ok":true,"status":200,"violations":[],"advice":[],"undecided":[]}';
