package dev.ringway.campaign.suppression;

/** That a number is not to be called, as somebody says it. */
public record SaidSuppression(SuppressionKey key, SuppressionFields fields) {}
