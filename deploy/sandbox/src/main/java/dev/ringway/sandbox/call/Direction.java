package dev.ringway.sandbox.call;

/** Who called whom, in Twilio's words. */
public enum Direction {
    OUTBOUND("outbound-api"),
    /** Dialled by the TwiML of another call. */
    OUTBOUND_DIAL("outbound-dial"),
    INBOUND("inbound");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
