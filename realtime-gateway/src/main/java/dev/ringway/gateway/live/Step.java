package dev.ringway.gateway.live;

import java.time.Instant;
import java.util.Optional;

/** What an event does to the live view. */
public sealed interface Step {

    /**
     * A thing changed.
     *
     * @param json as clients see it, numbers in full
     * @param leaves when it leaves the list by itself, where it does
     */
    record Changed(Thing thing, String id, Phase phase, long version, String json, Optional<Instant> leaves)
            implements Step {

        public Changed(Thing thing, String id, Phase phase, long version, String json) {
            this(thing, id, phase, version, json, Optional.empty());
        }
    }

    record Deleted(Thing thing, String id) implements Step {}

    /**
     * Something was heard of a call's transcription.
     *
     * @param json the segment, or whom it is about, as clients see it, numbers in full
     * @param stays until when the transcript stays if nothing more is heard
     */
    record Transcribed(String callSid, String transcriptionSid, Heard what, String json, Instant stays)
            implements Step {}

    /**
     * What was said on a call was deleted or redacted.
     *
     * @param until when the last that was said before that would be live no more
     */
    record Erased(String callSid, Instant until) implements Step {}

    /** What was heard of a transcription. */
    sealed interface Heard {

        record Started() implements Heard {}

        /**
         * @param sequence its place among the reports of its transcription, below a billion
         * @param last whether it will not be corrected any more
         */
        record Said(long sequence, String track, boolean last) implements Heard {}

        record Stopped() implements Heard {}
    }

    /** Nothing that is shown live. */
    record Nothing() implements Step {}

    enum Phase {
        /** Stands in the list. */
        ACTIVE("active"),
        /** Just ended: still of interest. */
        ENDED("ended"),
        /** Ended so long ago that nobody waits for it; told only to those who still see it as active. */
        PAST("past");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** The word that the script knows it by. */
        String word() {
            return word;
        }
    }
}
