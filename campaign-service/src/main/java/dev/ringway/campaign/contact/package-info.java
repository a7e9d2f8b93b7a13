/** What a contact is, how contacts are asked for, and what becomes of several that are one person. */
@NullMarked
package dev.ringway.campaign.contact;

import org.jspecify.annotations.NullMarked;
