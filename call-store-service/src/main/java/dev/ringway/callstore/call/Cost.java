package dev.ringway.callstore.call;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a call cost, above zero and in one currency: Twilio's where it has charged, else ElevenLabs' US dollars. An
 * agent's cost in another currency than Twilio's is left out, since adding them up would be wrong.
 */
public record Cost(Optional<BigDecimal> telephony, Optional<BigDecimal> agent, String currency) {

    private static final String DOLLARS = "USD";

    static Optional<Cost> of(Optional<Price> price, AgentPart agent) {
        String currency = price.flatMap(Price::currency).orElse(DOLLARS);
        Optional<BigDecimal> agents = agent.cost().map(Money::canonical).filter(cost -> currency.equals(DOLLARS));
        Optional<BigDecimal> telephony = price.map(Price::amount);
        return telephony.isEmpty() && agents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cost(telephony, agents, currency));
    }
}
