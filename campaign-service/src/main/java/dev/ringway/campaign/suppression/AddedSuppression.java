package dev.ringway.campaign.suppression;

/**
 * A number that was told to be suppressed.
 *
 * @param created whether it was not on the list before
 */
public record AddedSuppression(Suppression suppression, boolean created) {}
