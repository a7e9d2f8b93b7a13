/** What campaign-service says of its contacts. */
@NullMarked
package dev.ringway.events.contacts;

import org.jspecify.annotations.NullMarked;
