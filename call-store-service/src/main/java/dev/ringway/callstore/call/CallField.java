package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Optional;

/** What calls are looked up by: each takes any of some values. */
public enum CallField {
    STATUS("status"),
    FROM("from"),
    TO("to"),
    AGENT("agent"),
    CAMPAIGN("campaign"),
    CONTACT("contact"),
    DIRECTION("direction"),
    OUTCOME("outcome"),
    ANSWERED_BY("answeredBy"),
    TAG("tag"),
    ATTEMPT("attempt"),
    ATTEMPT_NUMBER("attemptNumber"),
    CONVERSATION("conversation");

    private final String text;

    CallField(String text) {
        this.text = text;
    }

    public static Optional<CallField> of(String text) {
        return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
    }

    /** The name in a query. */
    public String text() {
        return text;
    }
}
