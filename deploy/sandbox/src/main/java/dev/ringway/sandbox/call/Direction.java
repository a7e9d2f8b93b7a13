package dev.ringway.sandbox.call;

/** Who called whom, in Twilio's words. */
public enum Direction {
    OUTBOUND("outbound-api"),
    INBOUND("inbound");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
