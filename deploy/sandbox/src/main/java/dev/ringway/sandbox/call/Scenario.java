package dev.ringway.sandbox.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fate of a call. The last four digits of the dialled number choose it, or the control endpoint does. */
public enum Scenario {
    ANSWERED("1001", CallStatus.COMPLETED, 200, "human"),
    BUSY("1002", CallStatus.BUSY, 486, ""),
    NO_ANSWER("1003", CallStatus.NO_ANSWER, 487, ""),
    FAILED("1004", CallStatus.FAILED, 503, ""),
    CANCELED("1005", CallStatus.CANCELED, 487, ""),
    MACHINE("1006", CallStatus.COMPLETED, 200, "machine_start"),
    FAX("1007", CallStatus.COMPLETED, 200, "fax"),
    UNKNOWN("1008", CallStatus.COMPLETED, 200, "unknown"),
    /** Answered, and a recording of it is absent. */
    SILENT("1009", CallStatus.COMPLETED, 200, "human"),
    /** Answered by a person who has much to say. */
    LONG_TALK("1010", CallStatus.COMPLETED, 200, "human"),
    /** Answered by a person who hangs up at once. */
    HANG_UP("1011", CallStatus.COMPLETED, 200, "human"),
    /** Answered by a person who asks not to be called again. */
    OPT_OUT("1012", CallStatus.COMPLETED, 200, "human");

    private final String lastFour;
    private final CallStatus end;
    private final int sipResponseCode;
    private final String answeredBy;

    Scenario(String lastFour, CallStatus end, int sipResponseCode, String answeredBy) {
        this.lastFour = lastFour;
        this.end = end;
        this.sipResponseCode = sipResponseCode;
        this.answeredBy = answeredBy;
    }

    /** Every number that ends in none of the table's digits is answered by a person. */
    public static Scenario dialled(String number) {
        String ending = NumberEnding.of(number);
        return Arrays.stream(values())
                .filter(scenario -> scenario.lastFour.equals(ending))
                .findFirst()
                .orElse(ANSWERED);
    }

    public static Optional<Scenario> named(String wire) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.wire().equals(wire))
                .findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String lastFour() {
        return lastFour;
    }

    public CallStatus end() {
        return end;
    }

    public int sipResponseCode() {
        return sipResponseCode;
    }

    public boolean answered() {
        return end == CallStatus.COMPLETED;
    }

    /** What answering-machine detection would say: waiting for a message's end names the beep instead. */
    public String answeredBy(String machineDetection) {
        return this == MACHINE && machineDetection.equals("DetectMessageEnd") ? "machine_end_beep" : answeredBy;
    }
}
