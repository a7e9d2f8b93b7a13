package dev.ringway.campaign.dial;

/**
 * What every campaign keeps to, whatever it says itself.
 *
 * @param callsPerNumber to one number within any 24 hours, over all campaigns
 * @param callsPerCallerId from one caller id on one day, over all campaigns
 */
public record DialLimits(int callsPerNumber, int callsPerCallerId) {

    public DialLimits {
        if (callsPerNumber < 1 || callsPerCallerId < 1) {
            throw new IllegalArgumentException("a limit below 1 lets nobody be called");
        }
    }
}
