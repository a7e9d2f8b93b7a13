package dev.ringway.starter.mongo;

/** Where a collection was found otherwise than its file says. */
sealed interface Drift {

    String collection();

    /** One line for a person. */
    String description();

    /** Repaired at once: the validator differed although its version did not. */
    record ValidatorChanged(String collection, String paths) implements Drift {
        @Override
        public String description() {
            return "validator was changed at " + paths + "; put back";
        }
    }

    /** Left as it is: to replace an index is a person's decision. */
    record IndexDiffers(String collection, String index, String reason) implements Drift {
        @Override
        public String description() {
            return "index " + index + " differs: " + reason;
        }
    }

    /** Left as it is: to drop an index is a person's decision. */
    record IndexUnknown(String collection, String index) implements Drift {
        @Override
        public String description() {
            return "index " + index + " is in no file";
        }
    }

    /** A newer version of the service has been here: its schema stays. */
    record NewerSchema(String collection, int applied, int ours) implements Drift {
        @Override
        public String description() {
            return "schema version " + applied + " is newer than ours (" + ours + ") and was left alone";
        }
    }
}
