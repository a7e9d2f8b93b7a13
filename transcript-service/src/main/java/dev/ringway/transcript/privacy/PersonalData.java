package dev.ringway.transcript.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be taken out of a conversation. */
public enum PersonalData {
    /** Also as it is spoken: zoe at example dot com. */
    EMAIL,
    PHONE_NUMBER,
    /** With its check digit right. */
    CARD_NUMBER,
    /** With its check digits right. */
    IBAN,
    /** Six digits or more in a row, also as they are spoken one by one; no date. */
    NUMBER,
    /** Names that a conversation introduces, wherever they occur in it. */
    PERSON;

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PersonalData> of(String text) {
        return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** What stands in its place. */
    String mark() {
        return "[" + text() + "]";
    }
}
