/** What campaign-service says of imports under way. */
@NullMarked
package dev.ringway.events.imports;

import org.jspecify.annotations.NullMarked;
