package dev.ringway.gateway.live;

/** What an event of a call does to the live view. */
public sealed interface CallStep {

    String sid();

    /** The word that the script knows it by. */
    String kind();

    /** @param json as clients see it, numbers in full */
    record Changed(String sid, Phase phase, long version, String json) implements CallStep {
        @Override
        public String kind() {
            return phase.word;
        }
    }

    record Deleted(String sid) implements CallStep {
        @Override
        public String kind() {
            return "deleted";
        }
    }

    enum Phase {
        ACTIVE("active"),
        /** Just ended: still of interest. */
        ENDED("ended"),
        /** Ended so long ago that nobody waits for it; told only to those who still see it as active. */
        PAST("past");

        private final String word;

        Phase(String word) {
            this.word = word;
        }
    }
}
