package dev.ringway.campaign.contact;

/**
 * Around a place.
 *
 * @param latitude degrees
 * @param longitude degrees
 * @param radius metres
 */
public record Near(double latitude, double longitude, double radius) {}
