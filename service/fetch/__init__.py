"""Links -> pages, safely: nothing on a private network is reached, and no page takes more time or room than it may."""
