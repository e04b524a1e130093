"""What each debt can be: every relief its lender may grant, in every form a plan can take, as choices of a problem."""

from ashore.planning.options.asked import Form as Form
from ashore.planning.options.asked import Way as Way
from ashore.planning.options.ways import kept_way as kept_way
from ashore.planning.options.ways import offers_more as offers_more
from ashore.planning.options.ways import ways_of as ways_of
