"""Sentences with gaps. The names of the gaps are those of `writer.Gaps`."""

OPENINGS = (
    "{time}，{weather}，{village}的{person}已经在{work}边忙开了。",
    "{time}，记者来到{town}{village}，看到{number}多名村民正在{work}旁边量尺寸。",
    "“{thing}卖了{number}{measure}，比去年多了{small}成。”{time}，{village}的{person}翻着账本说。",
    "从{town}出发，沿着新修的{work}走{small}公里，就到了{village}。{person}的家在路的尽头。",
    "{village}不大，{number}户人家散在{small}道山梁上，过去最愁的是{subject}。",
    "{person}今年{age}岁，是{village}的{role}，{trade}{small}年，没有离开过{town}。",
    "一座{work}，{number}双手，{small}个冬天。{village}的人说起这件事，话就多了起来。",
    "{county}{office}昨天公布了{subject}的最新数字：{small}个月里，全县办结{number}件。",
)
STATEMENTS = (
    "{person}是{village}的{role}，{trade}已经{small}年。",
    "{office}的工作人员{person}告诉记者，{work}去年动工，前后用了{number}天。",
    "{town}把{subject}列进了全年要办的{small}件实事，每月在公告栏里写一次进展。",
    "按{person}的算法，一{measure}{thing}能多卖{small}块钱，全村一年就是{number}万元。",
    "{village}的{person}和{other}商量了一夜，决定先把{work}修好再说别的。",
    "原来的{work}是{year}年修的，石缝里长出了草，{role}{person}每天要去看{small}遍。",
    "记者在{place}看到，{number}{measure}{thing}整齐地码在墙边，{role}们正在登记。",
    "{time}，{weather}，{person}带着{small}个人去了{place}，一直忙到天黑。",
    "{office}派来的{small}名技术员住进了{village}，白天下地，晚上讲课。",
    "那本旧账一共{small}页，{person}翻到第{few}页，指着一行字让记者看。",
    "账上记得很清楚：{thing}{number}{measure}，工钱{small}笔，运费另算。",
    "{place}到{village}的路修通以后，{thing}当天就能运到{county}。",
    "{person}把{small}年攒下的{number}元全拿了出来，家里人起初并不同意。",
    "开会那天来了{number}个人，{person}站在{work}上说话，声音传得很远。",
    "{person}记得，{year}年的那场大水冲走了{small}间屋，{work}也断成了两截。",
    "{subject}这件事，{village}前后议了{small}次，每次都有人中途离开。",
    "第{few}次试验时，{thing}的成活率到了{percent}%，{person}{feeling}。",
    "{other}从外地回来，带着{small}万元和一份图纸，找到了{role}{person}。",
    "到{year}年底，{town}的{number}户人家都用上了新的{work}。",
    "{office}的统计显示，{county}从事{trade}的有{number}人，平均年龄{age}岁。",
    "每逢{few}号赶集，{person}就把{thing}挑到{place}，换回一家人的油盐。",
    "为了{subject}，{person}跑了{small}趟{office}，鞋底磨穿了一双。",
    "{village}小学的{number}个孩子画下了{work}，画就贴在{place}的墙上。",
    "{person}不肯要工钱，{village}的人就在他门口放了一筐{thing}。",
    "新规矩只有{few}条，写在一块{small}寸长的木板上，挂在{place}。",
    "{county}今年在{subject}上投入{number}万元，其中{percent}%用在了{town}。",
    "同样的{work}，{other}所在的{village}只用了{small}天，花了{number}元。",
    "天气一转凉，来{place}看{thing}的人就多了，一天最多时有{number}人次。",
    "{person}说不清那天为什么{feeling}，只记得{weather}。",
    "{role}{other}负责登记，谁出了工，谁出了料，一笔一笔都写得明白。",
    "图纸改了{small}遍，最后一遍是{person}趴在{place}的石桌上画完的。",
    "据{office}介绍，{subject}还有{few}个难点，最难的一段在{village}。",
    "{thing}运到{county}时已是半夜，{person}守着车，一眼没合。",
    "{place}有一棵{number}岁的老树，{village}的大事都在树下定。",
    "这条路{person}走了{small}年，哪里有坑，哪里积水，闭着眼睛都知道。",
    "{village}的{thing}过去论堆卖，如今论{measure}卖，价钱差了{few}倍。",
    "{year}年冬天，{person}跟着{other}学{trade}，手上的口子一道接一道。",
    "眼下{work}已经完成{percent}%，剩下的要等{time}再做。",
    "来帮忙的{number}人里，年纪最大的{age}岁，最小的只有{small}岁。",
    "{office}门口贴着{few}张表，{subject}办到哪一步，一看就知道。",
)
SAYINGS = (
    "“{thing}不会骗人，你给它{few}分力，它还你{few}分收成。”{person}说。",
    "“我们{village}就{number}口人，谁家有事大家都知道。”{role}{person}说，“{subject}不能再等了。”",
    "{person}说：“{work}修好那天，我在{place}坐了一下午，{feeling}。”",
    "“当时谁也没有底。”{other}回忆，“{number}元，对我们来说不是小数目。”",
    "“先干{few}个月看看。”{person}对{other}说，“不行我再还你。”",
    "{office}的{person}说：“{subject}看着是小事，可{number}户人家天天都要碰上。”",
    "“您看这{thing}，”{person}蹲下来，“去年这时候还没有{small}寸高。”",
    "{person}的老伴在一旁插话：“他一年有{small}个月住在{place}，家都忘了。”",
    "“{few}个人干不了{number}个人的活，但能把头开好。”{person}这样说。",
    "“钱要花在看得见的地方。”{town}的{role}{person}指着{work}说。",
)
CLOSINGS = (
    "离开{village}时，{weather}，{person}还站在{work}边上，朝记者挥手。",
    "{person}说，等{time}，他还要去一趟{place}，把没做完的{small}件事做完。",
    "{work}旁边新立了一块石头，上面没有刻字。{person}说，留着以后再写。",
    "{subject}的账还在往下记。{village}的人相信，明年这时候会是另一个数字。",
    "夜里，{place}的灯一盏一盏亮了，{person}数了数，正好{number}盏。",
)
SUBHEADS = (
    "{subject}，先从{work}做起", "{few}个人的{trade}路", "一{measure}{thing}的账", "{place}的灯亮了", "{person}的{small}年",
    "从{number}到{few}", "谁来管{work}", "{village}的新规矩", "{thing}出山", "难在{subject}", "走出{place}", "{role}{person}",
)  # fmt: skip
HEADLINES = (
    "{village}的{number}{measure}{thing}", "{person}和他的{work}", "{county}{subject}办结{number}件", "{town}：{thing}熟了，{role}忙了",
    "{village}{subject}记", "{small}年，{person}守着{place}", "一座{work}与{village}的{few}个冬天", "{person}：{trade}{small}年",
    "{place}的{role}们", "{thing}从{village}出发", "{county}{town}为{subject}开了{few}次会", "{trade}人{person}的一天",
    "{village}修{work}，{number}户出工", "{office}把会开到{village}", "“{thing}书记”{person}", "{town}{number}户告别{subject}难",
)  # fmt: skip
TWINS = (
    "{school}有学生{number}人、教师{small}人，{year}年以前没有一间像样的教室，孩子们冬天要自己带柴火取暖，如今新楼已经封顶，秋季就能用上。",
    "{school}的操场长{number}米，由附近{village}的村民出工平整，前后用了{small}天，石灰线是{role}{person}带着学生画的。",
    "在{school}，{person}老师教了{small}年书，送走{number}名学生，其中有{few}人又回到讲台上，和他成了同事。",
)
CLAUSES = (
    "，{village}的{person}后来才明白其中的道理", "，一直到{year}年才算有了着落", "，光是{work}就占去{number}元",
    "，{office}为此开了{few}次会", "，{other}在一旁听着，没有作声",
)  # fmt: skip
