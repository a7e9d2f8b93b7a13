package dev.ringway.gateway.live;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param endedCallRetention how long an ended call stays readable in its room
 * @param activeCallRetention how long the stream of a call or campaign that stays silent is kept
 * @param endedCampaignRetention how long a campaign that ended is known, so that no older version brings it back
 * @param endedImportRetention how long an import that ended stays in its room
 * @param silentImportRetention how long one stays that says nothing more
 * @param stoppedTranscriptRetention how long a transcript stays in its room after the transcription's end
 * @param silentTranscriptRetention how long one stays of which nothing more is heard
 * @param transcriptSegments segments kept of a call, the newest ones
 * @param callsReplay steps kept of the room {@code calls}
 * @param callReplay steps kept of one call's or one campaign's room
 * @param campaignsReplay steps kept of the room {@code campaigns}
 * @param importsReplay steps kept of the room {@code imports}
 * @param transcriptReplay steps kept of one call's transcript
 * @param newsReplay steps kept of each of the rooms {@code contacts} and {@code transcripts}
 * @param newsPerSecond changes that each of them tells one by one in a second; more are counted
 * @param newsRetention how long after a change it is told there, e.g. when Redis is filled again
 * @param maxMissed most steps that are replayed to a client; above it a snapshot is less
 */
@Validated
@ConfigurationProperties("ringway.gateway.live")
public record LiveSettings(
        @NotNull Duration endedCallRetention,
        @NotNull Duration activeCallRetention,
        @NotNull Duration endedCampaignRetention,
        @NotNull Duration endedImportRetention,
        @NotNull Duration silentImportRetention,
        @NotNull Duration stoppedTranscriptRetention,
        @NotNull Duration silentTranscriptRetention,
        @Min(1) int transcriptSegments,
        @Min(1) int callsReplay,
        @Min(1) int callReplay,
        @Min(1) int campaignsReplay,
        @Min(1) int importsReplay,
        @Min(1) int transcriptReplay,
        @Min(1) int newsReplay,
        @Min(1) int newsPerSecond,
        @NotNull Duration newsRetention,
        @Min(1) int maxMissed) {

    /** For how long something that is said now is live, whatever is heard after it. */
    public Duration longestTranscriptRetention() {
        return silentTranscriptRetention.compareTo(stoppedTranscriptRetention) > 0
                ? silentTranscriptRetention
                : stoppedTranscriptRetention;
    }

    Duration endedRetention(Thing thing) {
        return switch (thing) {
            case CALL -> endedCallRetention;
            case CAMPAIGN -> endedCampaignRetention;
            case IMPORT -> endedImportRetention;
        };
    }

    /** Steps kept of the room of all. */
    int replay(Thing thing) {
        return switch (thing) {
            case CALL -> callsReplay;
            case CAMPAIGN -> campaignsReplay;
            case IMPORT -> importsReplay;
        };
    }
}
