// Ease, never ability: every page works without this file.
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";
import { draftsAreKept } from "./drafts.mjs";
import { filesGoUpInSlices } from "./files.mjs";
import { closeWhenIdle } from "./idle.mjs";
import { leavesAtOnce, showsWhatIsTyped } from "./leaving.mjs";
import { readsOutLoud } from "./listen.mjs";
import { keepMenusTidy } from "./menus.mjs";
import { passkeysSignIn } from "./passkeys.mjs";
import { PlainRadios } from "./radios.mjs";
import { rowsArrive } from "./rows.mjs";
import { writing } from "./words.mjs";

const components = [Button, Checkboxes, ErrorSummary, PlainRadios, ServiceNavigation, SkipLink];

function start(scope) {
  const onError = (error) => {
    // A fragment may land beside elements that are already running.
    if (error.name !== "InitError") console.error(error);
  };
  for (const component of components) createAll(component, undefined, { scope, onError });
}

start(document);
keepMenusTidy();
rowsArrive(start);
writing();
draftsAreKept();
closeWhenIdle();
leavesAtOnce();
showsWhatIsTyped();
passkeysSignIn();
readsOutLoud();
filesGoUpInSlices();
