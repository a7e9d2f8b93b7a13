package dev.ringway.ingest.request;

import java.util.Locale;

/** Why a genuine request of any provider cannot become an event; it is parked, not lost. */
public enum UnreadableReason {
    NOT_A_FORM,
    MALFORMED_ENCODING,
    TOO_MANY_PARAMETERS,
    NAMELESS_PARAMETER,
    NUL_CHARACTER,
    NOT_UTF8,
    CALL_SID_MISSING,
    CALL_SID_INVALID,
    CALL_STATUS_MISSING,
    ANSWERED_BY_MISSING,
    RECORDING_SID_MISSING,
    RECORDING_STATUS_MISSING,
    TRANSCRIPTION_SID_MISSING,
    TRANSCRIPTION_EVENT_MISSING,
    NOT_JSON,
    TYPE_MISSING,
    DATA_MISSING,
    CONVERSATION_ID_MISSING,
    AUDIO_MISSING,
    AUDIO_MALFORMED,
    TOO_LARGE_FOR_KAFKA,
    NOT_WRITABLE,
    REFUSED_BY_KAFKA;

    /** As it stands in metrics and in the dead letter, e.g. {@code not-a-form}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
