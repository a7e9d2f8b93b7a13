package dev.ringway.campaign.dialer;

/** @param name of this instance, as leases and attempts have it */
record DialerInstance(String name) {}
