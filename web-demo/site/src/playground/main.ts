import "../shared/tokens.css";
import "../shared/page.css";
import "./playground.css";
import "../rules/rules.css";

import { rulesHash } from "dossier-check";

import { startPlayground } from "./playground";
import { startRules } from "../rules/rules";
import { byId } from "../shared/dom";
import { startTheme } from "../shared/theme";

byId("rules-hash").textContent = rulesHash;
startTheme(byId<HTMLButtonElement>("theme"));
startRules();
startPlayground();
