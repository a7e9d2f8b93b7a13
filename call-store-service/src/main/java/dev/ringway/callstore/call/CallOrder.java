package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Optional;

/** By the start, and of one instant by the SID in the same direction. */
public enum CallOrder {
    NEWEST_FIRST("-startTime"),
    OLDEST_FIRST("startTime");

    private final String text;

    CallOrder(String text) {
        this.text = text;
    }

    public static Optional<CallOrder> of(String text) {
        return Arrays.stream(values()).filter(order -> order.text.equals(text)).findFirst();
    }

    public String text() {
        return text;
    }
}
