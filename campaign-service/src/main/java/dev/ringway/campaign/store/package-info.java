/** Contacts in MongoDB: read, written, found, and published through their change stream. */
@NullMarked
package dev.ringway.campaign.store;

import org.jspecify.annotations.NullMarked;
