"""The characters that all Chinese has, by which a right decoding is told from a wrong one."""

from crawler.lexicon.row import Characters

COMMON = Characters(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面方后多定行学法所民得经十三进着等"
    "部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其然前外天政四日那社义事平形相全表间样与关各重新市"
    "县记者文网报编責這來國們會時對個說為後經過發學業開關縣與報記網編",
    "渡口的船来了",
    "涓枃",
)
