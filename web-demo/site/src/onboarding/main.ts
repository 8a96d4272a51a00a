import "../shared/tokens.css";
import "../shared/page.css";
import "./onboarding.css";
import "./slot.css";
import "./proof.css";

import { byId } from "../shared/dom";
import { startTheme } from "../shared/theme";
import { startOnboarding } from "./onboarding";

startTheme(byId<HTMLButtonElement>("theme"));
void startOnboarding();
