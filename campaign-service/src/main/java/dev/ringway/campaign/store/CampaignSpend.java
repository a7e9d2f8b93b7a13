package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Spending;
import dev.ringway.campaign.dial.Counters.Spend;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What campaigns spend, day by day of their calendars: changed in the transaction of the attempt that spends, so that it is
 * the sum over the attempts at any time. Blocks.
 */
@Component
class CampaignSpend {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> days;

    CampaignSpend(MongoDatabase database) {
        this.days = database.getCollection("campaignSpend");
    }

    /**
     * As it would be without one attempt.
     *
     * @param without left out
     */
    Spend sums(ClientSession session, String campaignId, LocalDate day, Optional<DialAttempt> without) {
        List<Document> all = Flux.from(days.find(session, eq("campaignId", new ObjectId(campaignId))))
                .collectList()
                .blockOptional()
                .orElseThrow();
        Predicate<Document> thatDay = one -> one.getString("day").equals(day.toString());
        BigDecimal own = without.map(attempt -> attempt.spending().reserved()).orElse(BigDecimal.ZERO);
        BigDecimal ownThatDay =
                without.filter(attempt -> attempt.spending().day().equals(day)).isPresent() ? own : BigDecimal.ZERO;
        return new Spend(
                day,
                sum(all, thatDay, "reserved").subtract(ownThatDay),
                sum(all, thatDay, "settled"),
                sum(all, one -> true, "reserved").subtract(own),
                sum(all, one -> true, "settled"));
    }

    /** The change of one attempt, which may count for another day from now on. */
    void change(ClientSession session, String campaignId, Optional<Spending> before, Spending after, Instant now) {
        Optional<Spending> thatDay = before.filter(was -> was.day().equals(after.day()));
        before.filter(was -> thatDay.isEmpty())
                .ifPresent(was -> add(
                        session,
                        campaignId,
                        was.day(),
                        was.reserved().negate(),
                        was.settledSum().negate(),
                        now));
        add(
                session,
                campaignId,
                after.day(),
                after.reserved().subtract(thatDay.map(Spending::reserved).orElse(BigDecimal.ZERO)),
                after.settledSum().subtract(thatDay.map(Spending::settledSum).orElse(BigDecimal.ZERO)),
                now);
    }

    private void add(
            ClientSession session,
            String campaignId,
            LocalDate day,
            BigDecimal reserved,
            BigDecimal settled,
            Instant now) {
        if (reserved.signum() == 0 && settled.signum() == 0) {
            return;
        }
        Mono.from(days.updateOne(
                        session,
                        eq(campaignId + ":" + day),
                        Updates.combine(
                                Updates.inc("reserved", new Decimal128(reserved)),
                                Updates.inc("settled", new Decimal128(settled)),
                                Updates.setOnInsert("campaignId", new ObjectId(campaignId)),
                                Updates.setOnInsert("day", day.toString()),
                                Updates.setOnInsert("createdAt", now),
                                Updates.set("updatedAt", now),
                                Updates.inc("version", 1L)),
                        UPSERT))
                .block();
    }

    private static BigDecimal sum(List<Document> days, Predicate<Document> which, String field) {
        return days.stream()
                .filter(which)
                .flatMap(day -> ConfigDocument.decimal(day, field).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
