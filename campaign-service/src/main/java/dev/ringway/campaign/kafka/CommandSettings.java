package dev.ringway.campaign.kafka;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How commands of other services are taken in.
 *
 * @param callUnknown how long an opt-out waits for the call that it names to be known
 * @param look how often it is looked whether it is
 */
@Validated
@ConfigurationProperties("ringway.campaign.commands")
record CommandSettings(
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration callUnknown,
        @DefaultValue("2s") @DurationMin(millis = 100) Duration look) {}
