package dev.ringway.callstore.report;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.Optional;

/**
 * Somebody, or the system by a rule, did something to a live call through our interface.
 *
 * @param commandId of the command: several results of one command are several reports
 * @param action see {@link Action}
 * @param result see {@link Result}
 * @param by the person (a token's subject); empty where the system did it by itself
 * @param reason in words, e.g. why it was refused; no phone numbers
 */
@EventName("dev.ringway.call.controlled.v1")
public record CallControlled(
        String callSid, String commandId, String action, String result, Optional<String> by, Optional<String> reason)
        implements SystemReport {

    public CallControlled {
        Required.text(callSid, "callSid");
        Required.text(commandId, "commandId");
        Required.text(action, "action");
        Required.text(result, "result");
    }

    public boolean is(Action what, Result came) {
        return action.equals(what.text()) && result.equals(came.text());
    }

    /** What was done. */
    public enum Action {
        END("end"),
        TRANSFER("transfer"),
        TRANSCRIBE("transcribe");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What came of it. */
    public enum Result {
        /** Twilio took it. */
        DONE("done"),
        /** There was nothing to do any more. */
        ALREADY_OVER("already-over"),
        /** Twilio did not take it. */
        REFUSED("refused"),
        /** The person that a call was transferred to answered. */
        ANSWERED("answered"),
        /** The person that a call was transferred to did not answer. */
        UNANSWERED("unanswered");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
