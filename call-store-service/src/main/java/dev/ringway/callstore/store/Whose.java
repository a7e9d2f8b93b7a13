package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.conversions.Bson;

/** Calls or recordings by the Twilio account that reports have named. */
public sealed interface Whose {

    /** The field of both. */
    String ACCOUNT = "accountSid";

    /** @param untold also those of which no report has named any */
    record Of(String accountSid, boolean untold) implements Whose {}

    /** Those of accounts that are none of these. */
    record OfNone(List<String> accountSids) implements Whose {}

    default Bson condition() {
        return switch (this) {
            case Of(String accountSid, boolean untold) ->
                untold
                        ? Filters.or(Filters.eq(ACCOUNT, accountSid), Filters.exists(ACCOUNT, false))
                        : Filters.eq(ACCOUNT, accountSid);
            case OfNone(List<String> accountSids) ->
                Filters.and(Filters.exists(ACCOUNT), Filters.nin(ACCOUNT, accountSids));
        };
    }
}
