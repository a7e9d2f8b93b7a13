package dev.ringway.gateway.room;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param checkInterval between two looks for steps whose announcement got lost, and for expired tokens
 * @param entryTimeout how long a client waits for a room while Redis is away
 * @param maxRoomsPerClient rooms that one client may be in
 * @param mostSlow how long a client may read more slowly than things happen before it is closed
 * @param maxWithheld changes of one room that may wait for a slow client before it is closed
 */
@Validated
@ConfigurationProperties("ringway.gateway.rooms")
public record RoomSettings(
        @NotNull Duration checkInterval,
        @NotNull Duration entryTimeout,
        @Min(1) int maxRoomsPerClient,
        @NotNull Duration mostSlow,
        @Min(1) int maxWithheld) {}
