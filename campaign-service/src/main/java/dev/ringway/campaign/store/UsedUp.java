package dev.ringway.campaign.store;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.starter.mongo.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What calls have used up by now, for who looks at many contacts at once and calls none of them. Blocks. */
@Component
public class UsedUp {

    private final NumberUses numbers;
    private final CallerIdUses callerIds;
    private final CampaignSpend spend;
    private final Transactions transactions;

    UsedUp(NumberUses numbers, CallerIdUses callerIds, CampaignSpend spend, Transactions transactions) {
        this.numbers = numbers;
        this.callerIds = callerIds;
        this.spend = spend;
        this.transactions = transactions;
    }

    /** Of the campaign's money and caller ids; as of a number that was never called. */
    public Counters of(Campaign campaign, Instant now) {
        CampaignConfig config = campaign.fields().config();
        LocalDate day = LocalDate.ofInstant(now, config.schedule().timeZone());
        return transactions.asOfOneMoment(session -> new Counters(
                Optional.of(new NumberUse(List.of(), false)),
                Optional.of(spend.sums(session, campaign.id(), day, Optional.empty())),
                callerIds.of(session, config.callerIds(), Optional.empty(), now)));
    }

    /** Of numbers, by whomever they were called. */
    public Map<String, NumberUse> of(Collection<String> phoneNumbers, Instant now) {
        return transactions.asOfOneMoment(session -> numbers.of(session, phoneNumbers, now));
    }
}
