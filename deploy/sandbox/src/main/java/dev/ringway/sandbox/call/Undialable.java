package dev.ringway.sandbox.call;

import java.util.Arrays;
import java.util.Optional;

/** Numbers that look well and that no call is created for. The last four digits of the dialled number choose the reason. */
public enum Undialable {
    INVALID("1013", 21211, "The phone number you are attempting to call, %s, is not valid."),
    UNREACHABLE("1014", 21214, "'To' phone number cannot be reached: %s"),
    COUNTRY_NOT_ALLOWED("1015", 21215, "Account not authorized to call %s");

    private final String lastFour;
    private final int code;
    private final String message;

    Undialable(String lastFour, int code, String message) {
        this.lastFour = lastFour;
        this.code = code;
        this.message = message;
    }

    public static Optional<Undialable> dialled(String number) {
        String ending = NumberEnding.of(number);
        return Arrays.stream(values())
                .filter(reason -> reason.lastFour.equals(ending))
                .findFirst();
    }

    String lastFour() {
        return lastFour;
    }

    /** Twilio's error code. */
    public int code() {
        return code;
    }

    public String message(String number) {
        return message.formatted(number);
    }
}
