/** What campaign-service says of its campaigns and of the contacts in them. */
@NullMarked
package dev.ringway.events.campaigns;

import org.jspecify.annotations.NullMarked;
