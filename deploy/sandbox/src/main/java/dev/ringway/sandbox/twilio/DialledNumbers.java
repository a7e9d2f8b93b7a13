package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.Undialable;

/** Which numbers a call may go from and to. Besides the shape, Twilio's own magic test numbers have their fixed refusals. */
final class DialledNumbers {

    private DialledNumbers() {}

    static void check(String to, String from) {
        if (!CallRequest.isNumber(to)) {
            throw Form.refused(21211, "The phone number you are attempting to call, " + to + ", is not valid.");
        }
        if (!CallRequest.isNumber(from) || from.equals("+15005550001")) {
            throw Form.refused(21212, "The source phone number provided, " + from + ", is not valid.");
        }
        if (from.equals("+15005550000")) {
            throw Form.refused(
                    21210, "The source phone number provided, " + from + ", is not yet verified for your account.");
        }
        switch (to) {
            case "+15005550001" -> throw Form.refused(21217, "Phone number does not appear to be valid");
            case "+15005550002" -> throw Form.refused(21214, "'To' phone number cannot be reached");
            case "+15005550003" -> throw Form.refused(21215, "Account not authorized to call " + to);
            case "+15005550004" -> throw Form.refused(21216, "Account not allowed to call " + to);
            default -> {}
        }
        Undialable.dialled(to).ifPresent(reason -> {
            throw Form.refused(reason.code(), reason.message(to));
        });
    }
}
