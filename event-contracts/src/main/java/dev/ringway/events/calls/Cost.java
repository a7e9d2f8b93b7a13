package dev.ringway.events.calls;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a call cost, above zero.
 *
 * @param telephony Twilio's part
 * @param agent ElevenLabs' part
 * @param currency ISO 4217, of both
 */
public record Cost(Optional<BigDecimal> telephony, Optional<BigDecimal> agent, Optional<String> currency) {}
