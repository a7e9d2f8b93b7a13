package dev.ringway.campaign.store;

import dev.ringway.campaign.campaign.CampaignStats;
import java.math.BigDecimal;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The figures of a campaign as they lie in the database: one part of them in a bucket, the whole with the campaign. */
final class StatsDocument {

    private StatsDocument() {}

    /** The sums alone: what has to be added up. */
    static Document sums(CampaignStats stats) {
        return new Document("totalContacts", stats.totalContacts())
                .append("pending", stats.pending())
                .append("inProgress", stats.inProgress())
                .append("attempted", stats.attempted())
                .append("completed", stats.completed())
                .append("succeeded", stats.succeeded())
                .append("failed", stats.failed())
                .append("suppressed", stats.suppressed())
                .append("answered", stats.answered())
                .append("totalCallTime", stats.totalCallTime())
                .append("spend", new Decimal128(stats.spend()));
    }

    /** With what follows from them, for whoever reads campaigns. */
    static Document snapshot(CampaignStats stats) {
        Document snapshot = sums(stats);
        stats.averageCallTime().ifPresent(seconds -> snapshot.append("averageCallTime", seconds));
        stats.successRate().ifPresent(share -> snapshot.append("successRate", share));
        return snapshot;
    }

    static CampaignStats read(Document stats) {
        return new CampaignStats(
                number(stats, "totalContacts"),
                number(stats, "pending"),
                number(stats, "inProgress"),
                number(stats, "attempted"),
                number(stats, "completed"),
                number(stats, "succeeded"),
                number(stats, "failed"),
                number(stats, "suppressed"),
                number(stats, "answered"),
                number(stats, "totalCallTime"),
                ConfigDocument.decimal(stats, "spend").orElse(BigDecimal.ZERO));
    }

    private static long number(Document stats, String name) {
        return stats.get(name, (Number) 0L).longValue();
    }
}
