// govuk's radios, without the aria-expanded that ARIA does not allow on a radio button: what opens follows it directly.
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";

export class PlainRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}
