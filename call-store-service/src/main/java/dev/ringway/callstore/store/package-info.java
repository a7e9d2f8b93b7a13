/** The collections calls, callEvents and recordings: how they are written and read. */
@NullMarked
package dev.ringway.callstore.store;

import org.jspecify.annotations.NullMarked;
