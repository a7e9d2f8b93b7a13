package dev.ringway.campaign.contact;

import java.util.List;

/** What is done to many contacts at once. Doing it again changes nothing more. */
public sealed interface BulkAction {

    /** @param field tags or groups */
    record Add(Labels field, List<String> values) implements BulkAction {}

    /** @param field tags or groups */
    record Remove(Labels field, List<String> values) implements BulkAction {}

    record SetStatus(ContactStatus status) implements BulkAction {}

    record Delete() implements BulkAction {}

    /** The two lists of words that a contact carries. */
    enum Labels {
        TAGS("tags"),
        GROUPS("groups");

        private final String field;

        Labels(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
