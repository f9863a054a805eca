/** The same description as Markdown, for pages in a repository that are shown by its host, with a Mermaid diagram. */
@NullMarked
package dev.plumbline.site.markdown;

import org.jspecify.annotations.NullMarked;
