/** What the owners of dial attempts, contacts and agents say, as far as calls need it. */
@NullMarked
package dev.ringway.callstore.link;

import org.jspecify.annotations.NullMarked;
