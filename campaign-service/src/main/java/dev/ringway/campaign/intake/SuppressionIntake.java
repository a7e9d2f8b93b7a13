package dev.ringway.campaign.intake;

import dev.ringway.campaign.store.SuppressionRepository;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in what people say of single numbers that are not to be called. Blocks. */
@Component
public final class SuppressionIntake {

    /** What is told of a list that there is not. */
    public static final String LIST_MUST_BE = "must be global or the id of a campaign that there is";

    private final SuppressionRepository suppressions;

    SuppressionIntake(SuppressionRepository suppressions) {
        this.suppressions = suppressions;
    }

    /**
     * The number on its list: new, or stronger than it was, or as it was.
     *
     * @throws ProblemException 400 if there is no such list
     */
    public AddedSuppression tell(SaidSuppression said, String by) {
        checkList(said.key().list());
        return suppressions.tell(said, by);
    }

    /** @throws ProblemException 400 if there is no such list */
    public void checkList(String list) {
        if (!suppressions.isList(list)) {
            throw ProblemException.invalid("list", LIST_MUST_BE);
        }
    }

    /**
     * The suppression after the change; as it was where nothing is different.
     *
     * @param expected the version that the person has seen
     * @throws ProblemException 404 if there is none, 412 if it is in another version by now, 409 where an opt-out would be
     *     one no more
     */
    public Suppression edit(SuppressionKey key, long expected, Function<Suppression, SuppressionFields> change) {
        Suppression seen = seen(key, expected);
        SuppressionFields fields = change.apply(seen);
        if (seen.fields().reason().isForEver() && !fields.reason().isForEver()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "opt-out-stays",
                    "An opt-out cannot become anything else. An admin can remove it with a reason.");
        }
        return fields.equals(seen.fields())
                ? seen
                : suppressions.replace(seen, fields).orElseThrow(EntityTag::changedMeanwhile);
    }

    /**
     * Who removes what.
     *
     * @param admin whether it is an admin
     * @param why needed for an opt-out
     */
    public record Removal(String by, boolean admin, Optional<String> why) {}

    /**
     * @throws ProblemException 404 if there is none, 412 if it is in another version than the person has seen, 403 or 400 for
     *     an opt-out that somebody else than an admin, or nobody with a reason, wants to remove
     */
    public void remove(SuppressionKey key, long expected, Removal removal) {
        Suppression seen = seen(key, expected);
        if (seen.fields().reason().isForEver()) {
            if (!removal.admin()) {
                throw new ProblemException(
                        HttpStatus.FORBIDDEN, "forbidden", "An opt-out is for ever. Only an admin can remove it.");
            }
            if (removal.why().isEmpty()) {
                throw ProblemException.invalid("reason", "is required: an opt-out is for ever");
            }
        }
        if (!suppressions.remove(seen, removal.by(), removal.why())) {
            throw EntityTag.changedMeanwhile();
        }
    }

    /** Without the id: it holds a telephone number. */
    public static ProblemException notFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "suppression-not-found", "The number is not on the list. Check both.");
    }

    private Suppression seen(SuppressionKey key, long expected) {
        Suppression seen = suppressions.find(key).orElseThrow(SuppressionIntake::notFound);
        if (seen.version() != expected) {
            throw EntityTag.changedMeanwhile();
        }
        return seen;
    }
}
