package dev.ringway.campaign.contact;

import java.util.Locale;

/** How many contacts a filter lets through, as far as it was cheap to find out. */
public record ContactCount(long value, Relation relation) {

    /** What the value is to the true number. */
    public enum Relation {
        EXACT,
        /** From the collection's statistics; may be off after a crash of the database. */
        ESTIMATE,
        AT_LEAST;

        public String text() {
            return this == AT_LEAST ? "atLeast" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where counting ended early: no fewer than are known to be there anyway. */
    public ContactCount butNoLessThan(long known) {
        return relation == Relation.AT_LEAST && value < known ? new ContactCount(known, relation) : this;
    }
}
