package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The most that may be spent, in the account's currency.
 *
 * @param perCall reserved before a call is placed; where the price of a minute is set, the call is cut off before it costs more
 * @param perDay a day of the campaign's time zone
 */
public record SpendCaps(Optional<BigDecimal> perCall, Optional<BigDecimal> perDay, Optional<BigDecimal> perCampaign) {

    public static final SpendCaps NONE = new SpendCaps(Optional.empty(), Optional.empty(), Optional.empty());
}
