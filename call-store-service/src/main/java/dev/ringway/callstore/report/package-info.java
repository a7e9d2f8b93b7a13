/** What is reported about calls, by providers and by this service itself. */
@NullMarked
package dev.ringway.callstore.report;

import org.jspecify.annotations.NullMarked;
