package dev.ringway.gateway.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What an event does to the live view. */
public sealed interface Step {

    /** This one and then the next, as one step; empty where they have to be two. */
    default Optional<Step> and(Step next) {
        if (this instanceof Nothing) {
            return Optional.of(next);
        }
        if (next instanceof Nothing) {
            return Optional.of(this);
        }
        if (this instanceof Noted(News about, List<Note> notes)
                && next instanceof Noted(News same, List<Note> more)
                && about == same) {
            return Optional.of(new Noted(
                    about, Stream.concat(notes.stream(), more.stream()).toList()));
        }
        return Optional.empty();
    }

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

    /**
     * Something that is not listed live changed.
     *
     * @param notes in their order
     */
    record Noted(News about, List<Note> notes) implements Step {

        public Noted {
            notes = List.copyOf(notes);
        }

        /** @param json as clients see it */
        public static Noted changed(News about, String json) {
            return new Noted(about, List.of(new Note(about.changed(), json)));
        }

        public static Noted deleted(News about, String id) {
            String json = JsonMapper.shared().writeValueAsString(Map.of(about.idField(), id));
            return new Noted(about, List.of(new Note(about.deleted(), json)));
        }
    }

    /** @param type of the step that it is in the room */
    record Note(String type, String json) {}

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
